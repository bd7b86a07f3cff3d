import signal
import sys

from bench.run import main

signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what is running and what was made on the way goes with it
sys.exit(main())
