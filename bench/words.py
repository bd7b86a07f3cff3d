"""The words that a made-up vault is written with: names, trades, towns, and what people talk about."""

FIRST = (
    "Ada Agnes Aisha Alba Aldo Alma Amara Amir Anders Anita Anouk Arjun Astrid Aurel Beata Bela Bilal Birgit Bruno Carla "
    "Cedric Chiara Clara Colin Dalia Darius David Dora Edith Eino Elena Elias Elif Emeka Emil Enzo Erika Esther Ewa Farid "
    "Fatou Felix Fiona Flora Franz Gabor Gemma Gita Greta Hakan Hana Hector Heidi Hugo Ida Igor Imani Ines Ingrid Isla "
    "Ivan Jana Jasper Joana Joel Jonas Judit Kamal Karin Kofi Laila Lars Leah Leon Lina Lorenz Lucia Magda Malik Marta "
    "Matteo Mei Milan Mina Nadia Nils Noor Olga Omar Oscar Paula Petra Pia Quentin Rafael Rania Remo Rita Rosa Ruben Runa "
    "Sami Sara Selma Sofia Stefan Tamar Tessa Theo Tilda Tomas Ugo Ursula Vera Viktor Wanda Xenia Yara Yusuf Zoe Zora"
).split()  # fmt: skip
LAST_BEGINS = (
    "Alder Amber Arden Ash Barley Beck Birch Black Bram Bright Brook Calder Carl Cedar Clay Clif Corn Cran Dal Deer Dun "
    "Elder Elm Fair Fern Field Fox Gold Grey Hal Hart Hawk Hazel Heath Holm Iron Kes Lang Lark Lind Mar Mill Nor Oak Penn "
    "Quar Raven Sand Stan Thorn"
).split()  # fmt: skip
LAST_ENDS = (
    "berg bourne bury by combe dale den field ford gate grove ham hurst ley lock low man mere more ridge shaw son stead "
    "stone ton vale wick wood worth"
).split()  # fmt: skip
TRADES = (
    "accountant|architect|bookkeeper|bookseller|brewer|bridge engineer|carpenter|caterer|choir leader|coach|copywriter|"
    "cycle courier|dentist|estate agent|event planner|florist|furniture maker|garden designer|graphic designer|"
    "insurance broker|interpreter|journalist|letterpress printer|museum curator|notary|occupational therapist|"
    "organ builder|patent attorney|photographer|piano tuner|potter|recruiter|roofer|sailmaker|software tester|"
    "solar installer|surveyor|tax adviser|translator|vet|web developer|winemaker|yoga teacher"
).split("|")  # fmt: skip
COMPANIES = "& Daughters|& Partners|Atelier|Brothers|Collective|Cooperative|Group|Practice|Studio|Works".split("|")
TOWNS = (
    "Aarhus Antwerp Bergen Bilbao Bologna Bristol Cork Cracow Dresden Dundee Galway Ghent Graz Haarlem Leeds Leipzig Lyon "
    "Malmö Nantes Norwich Porto Rennes Riga Tartu Trieste Turku Utrecht Valencia Vilnius York"
).split()  # fmt: skip
TAGS = (
    "alumni board breakfast choir client family founder former-client investor mentor neighbour press supplier".split()
)
THINGS = (
    "a part-time finance lead|a reliable printer|a room for workshops|advice on export papers|an honest second opinion|"
    "bookkeeping for small firms|brand photography|cycle freight in town|data protection training|first customers abroad|"
    "fundraising letters|grant applications|help with a lease|introductions to museums|labels for bottles|legal templates|"
    "market research interviews|office furniture|packaging without plastic|payroll for ten people|press contacts|"
    "pricing of services|project management|proofreading in English|sales training|short films|someone to mind the shop|"
    "staff handbooks|stage lighting|succession planning|talks about materials|tax returns|technical writing|"
    "translations into Polish|trade fair stands|usability tests|van hire|web shops|wholesale flowers|window displays"
).split("|")  # fmt: skip
INTERESTS = (
    "bees|bread|brass bands|chess|cold swimming|early music|football|gliding|hill walking|jazz|kites|maps|old radios|"
    "orchards|rowing|sourdough|stamps|theatre|trains|woodcut"
).split("|")  # fmt: skip
TALK = (
    "asked how the move went and heard about the new premises|caught up after the summer, all well|"
    "compared notes on suppliers and late payers|her plans for the spring are still open|long talk about prices and nerve|"
    "met the new business partner, careful and kind|missed each other twice, then spoke for an hour|"
    "promised to think about the board seat|sent photographs of the finished hall|"
    "told me about the lease and the landlord|wants to hire before the year ends|"
    "will speak at the trade evening in the autumn|worried about the big client, sleeps badly|"
    "would like to see the workshop one day"
).split("|")  # fmt: skip
KINDS = "call coffee email lunch meeting message video visit".split()
LEDGER = (" #gave/advice", " #got/advice", " #gave/introduction", " #got/referral #thanked")
PROSE = (
    "Rain all morning, so the letters got written.|A quiet day with two long calls.|The accounts are done until spring.|"
    "Walked to the office along the canal.|Read half a report and kept three ideas from it.|"
    "Nothing came of the tender, and that is fine."
).split("|")  # fmt: skip
TOPICS = "evening journey letters morning planning reading review".split()
