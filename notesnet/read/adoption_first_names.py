"""First names, and the family names of the East: what tells people from titles where nothing else does."""

_FIRST = """
aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alessandro alex alexander alexandra ali alice alicia
alina amanda amelia amy ana anastasia anders andrea andreas andrew angela anita anja anke ann anna anne annette anton antoine
antonio anya ariel arjun arthur astrid barbara beatrice ben benjamin bernd bernhard birgit björn bob boris brian bruno camille
carl carla carlos carmen carol caroline catherine cecilia celia charles charlotte chen chiara chloe chris christian christina
christine christoph christopher claire clara claude claudia colin cristina daniel daniela danielle david deborah declan denis
dennis diana diego dieter dirk dmitri dominic dominik donald dorothy edith edward elena eleanor elisa elizabeth elke ella ellen
emilia emily emma enrico eric erik esther eva evelyn fabian fatima felix fernando fiona francesca francesco francis francisco
frank françois fred frederick friedrich gabriel gabriela georg george gerald gerhard giovanni gisela giulia grace greta guillaume
gustav hana hannah hans harald harold harry heather heike heinz helen helena helga henri henry holger hugo ian ibrahim igor ines
inés ingrid irene iris isabel isabella ivan jack jacob jacqueline jakob james jan jana jane janet jason javier jean jeff jennifer
jens jerome jessica jim joan joanna joe johan johanna johannes john jon jonas jonathan jorge jörg josé josef joseph joshua juan
judith julia julian julie jürgen kai karen karin karl katarina kate katharina katherine kathrin katja katrin keith kelly kenneth
kevin kim klaus kristina kurt lara lars laura laurent leah lena leo leon leonardo lily linda lisa liam louis louise luca lucas
lucia lucía lucy luis luke lukas lydia maria marie marco marcus margaret marion mark markus marta martha martin martina mary mateo
matthew matthias max maya megan mei melanie michael michel michelle miguel mike mohamed mohammed monica monika nadia nancy naomi
natalia natalie nathan nicholas nicolas nicole nikolai nina noah nora norbert oksana olaf oleg olga oliver olivia oscar otto owen
pablo paola pascal patricia patrick paul paula paulo pavel pedro peter petra philip philipp philippe pierre piotr priya rachel
rafael rahul raj ralf raphael raymond rebecca regina renate ricardo richard rita robert roberto robin roger roland rosa rose ruth
ryan sabine salma sam samantha samuel sandra sara sarah scott sebastian sergei sergey sergio sharon silvia simon simone sofia
sonia sophia sophie stefan stefanie stella stephanie stephen steve steven susan susanne sven svetlana sylvia tanja tatiana teresa
theresa thomas tim timothy tina tobias tom tomas tony ulrich ulrike ursula uwe valentina valerie vanessa vera veronica victor
victoria viktor vincent virginia vladimir walter wang wei werner wilhelm william wolfgang xavier yasmin yuki yusuf zoe
алексей александр александра анна андрей антон борис вера виктор владимир дмитрий екатерина елена иван игорь ирина мария
михаил наталья николай ольга павел сергей светлана татьяна юлия
"""
FIRST_NAMES = frozenset(_FIRST.split())
# One or two signs that begin a name; Chinese, Korean and Japanese family names.
FAMILY_NAMES = tuple(
    "王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 高 林 何 郭 马 馬 罗 羅 梁 宋 郑 鄭 谢 謝 韩 韓 唐 冯 于 董"
    " 김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황"
    " 佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本"
    " 石川 山下 中島 前田 藤田 小川 岡田 後藤 長谷川 石井 村上 近藤 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川".split()
)


def is_known(name: str) -> bool:
    """Whether a full name begins with a first name that we know, or with a family name of the East."""
    first = name.replace("-", " ").split()[0].lower() if name.strip() else ""
    last_first = name.partition(",")[2].split()
    return (
        first in FIRST_NAMES
        or (bool(last_first) and last_first[0].lower() in FIRST_NAMES)
        or name.startswith(FAMILY_NAMES)
    )
