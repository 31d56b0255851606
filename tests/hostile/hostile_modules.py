"""Model modules that do something else than declaring models, by name; each would give the model ``Tick``."""

from typing import Final

_MODEL: Final = "\nfrom pydantic import BaseModel\n\n\nclass Tick(BaseModel):\n    n: int\n"

REFUSED: Final[dict[str, str]] = {
    name: code + _MODEL
    for name, code in {
        "raises": "raise ValueError('no')\n",
        "names nothing": "x = nothing\n",
        "imports what is not there": "import json.nothing\n",
        "is interrupted": "raise KeyboardInterrupt\n",
        "exits": "import sys\nsys.exit(0)\n",
        "exits at once": "import os\nos._exit(0)\n",
        "aborts": "import os\nos.abort()\n",
        "never ends": "x = 0\nwhile True:\n    x += 1\n",
        "never ends, catching all": "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n",
        "never ends, in a function": "def f():\n    while True: pass\n\n\nf()\n",
        "never ends, in C": "sum(range(10**12))\n",
        "never ends, in a pattern": "import re\nre.match('(a+)+$', 'a' * 60 + 'b')\n",
        "never ends, in a power": "x = 10 ** 10 ** 9\n",
        "sleeps": "import time\ntime.sleep(30)\n",
        "sleeps, catching all": "import time\nwhile True:\n    try: time.sleep(30)\n    except BaseException: pass\n",
        "sleeps, deaf": "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\ntime.sleep(30)\n",
        "sleeps, its alarm blocked": (
            "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\ntime.sleep(30)\n"
        ),
        "naps, deaf": "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: time.sleep(0.01)\n",
        "stops itself": "import signal\nsignal.raise_signal(signal.SIGSTOP)\n",
        "waits for a thread": "import threading\nthreading.Event().wait()\n",
        "waits for itself": "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()\n",
        "hoards": "kept = []\nwhile True:\n    kept.append(bytearray(2**20))\n",
        "hoards at once": "kept = 'x' * 2**32\n",
        "hoards small things": "kept = []\nwhile True:\n    kept.append({})\n",
        "hoards shared memory": (
            "import mmap\nkept = []\nwhile True:\n    kept.append(mmap.mmap(-1, 2**20))\n"
            "    kept[-1].write(b'x' * 2**20)\n"
        ),
        "hoards, its bound lifted": (
            "import resource\nresource.setrlimit(resource.RLIMIT_DATA, (-1, -1))\nkept = bytearray(2**30)\n"
        ),
        "hoards, catching all": (
            "kept = []\nwhile True:\n    try: kept.append(bytearray(2**20))\n    except BaseException: pass\n"
        ),
        "recurses": "def f():\n    f()\n\n\nf()\n",
        "connects": "import socket\nsocket.create_connection(('127.0.0.1', 9))\n",
        "listens": "import socket\nsocket.socket().bind(('127.0.0.1', 0))\n",
        "starts a process": "import subprocess\nsubprocess.run(['true'])\n",
        "forks": "import os\nos.fork()\n",
        "signals": "import os\nos.kill(os.getppid(), 9)\n",
        "writes a file": "open('left_behind.txt', 'w')\n",
        "writes a file, its name in bytes": "open(b'left_behind.txt', 'w')\n",
        "writes a file, from C": "import readline\nreadline.write_history_file('left_behind.txt')\n",
        "writes the keys of connections": (
            "import ssl\nssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).keylog_filename = 'left_behind.txt'\n"
        ),
        "makes a pipe": "import os\nos.mkfifo('left_behind.txt')\n",
        "makes shared memory": (
            "from multiprocessing import shared_memory\nshared_memory.SharedMemory('left', create=True, size=1)\n"
        ),
        "starts a process, its own way": (
            "import multiprocessing\nmultiprocessing.get_context('spawn').Process(target=print).start()\n"
        ),
        "removes a file": "import os\nos.remove('pyproject.toml')\n",
        "closes our pipe": "import os\nos.closerange(3, 64)\n",
        "talks into our pipe": (
            "import os\nfor n in range(3, 64):\n    try: os.write(n, b'{}\\n')\n    except OSError: pass\n"
        ),
        "talks for us into our pipe": (
            "import os\nfor n in range(3, 64):\n"
            '    try: os.write(n, b\'{"type": "broken", "traceback": "x"}\\n\')\n    except OSError: pass\n'
        ),
        "floods our pipe": (
            "import os\nfor n in range(3, 64):\n"
            "    try:\n        while True: os.write(n, b'x' * 2**16)\n    except OSError: pass\n"
        ),
        "makes a folder": "import os\nos.mkdir('left_behind')\n",
    }.items()
} | {
    "loops in a metaclass": (
        "class M(type):\n    def __new__(cls, *a):\n        while True: pass\n\n\nclass Tick(metaclass=M): pass\n"
    ),
    "loops in its schema": (
        "class Tick:\n    @classmethod\n    def __get_pydantic_core_schema__(cls, source, handler):\n"
        "        while True: pass\n"
    ),
    "exits when it is looked at": (
        "class M(type):\n    def __getattribute__(cls, name):\n        raise SystemExit(5)\n\n\n"
        "class Tick(metaclass=M): pass\n"
    ),
    "has a name that is code": (
        "from pydantic import create_model\nTick = create_model(\"T'); import os; ('\", n=(int, 1))\n"
    ),
    "renames itself": (
        "from pydantic import BaseModel\n\n\nclass Tick(BaseModel):\n    n: int\n\n\n"
        "Tick.__name__ = 'x y'\nTick.__qualname__ = '../../z'\n"
    ),
    "imports in its own way": (
        "import sys\nfrom importlib.machinery import ModuleSpec\n\n\nclass Tick:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        return ModuleSpec(name, self, origin='built-in') if name == 'zzz' else None\n\n"
        "    def create_module(self, spec):\n        return None\n\n"
        "    def exec_module(self, module):\n        while True: pass\n\n\n"
        "sys.meta_path.insert(0, Tick())\n__import__('zzz', globals())\n"
    ),
    "raises at length": "class Tick: pass\n\n\nraise ValueError('x' * 50_000_000)\n",
    "raises half a character": "class Tick: pass\n\n\nraise ValueError('\\udc80')\n",
    "documents half a character": (
        "from pydantic import BaseModel, Field\n\n\nclass Tick(BaseModel):\n    n: int = Field(description='\\udc80')\n"
    ),
    "declares what nobody writes": (
        "from pydantic import BaseModel\n\n\nclass Tick(BaseModel):\n    n: list[int] = list(range(400_000))\n"
    ),
    "declares a union of hundreds": (
        "from typing import Literal, Union\nfrom pydantic import BaseModel\n\n\n"
        "class Tick(BaseModel):\n    n: Union[tuple(tuple[Literal[i], int] for i in range(800))]\n"
    ),
    "raises what cannot be told": (
        "class E(Exception):\n    def __str__(self):\n        raise ValueError\n\n\nclass Tick: pass\n\n\nraise E\n"
    ),
    "hoards in its schema": (
        "class Tick:\n    @classmethod\n    def __get_pydantic_core_schema__(cls, source, handler):\n"
        "        kept = []\n        while True: kept.append(bytearray(2**20))\n"
    ),
}
"""Refused, with nothing of it done."""

HARMLESS: Final[dict[str, str]] = {
    "counts in its own way": (
        "from pydantic import BaseModel, Field\n\n\nclass Number(int):\n    def __repr__(self):\n"
        '        return \'__import__("os").system("false")\'\n\n    __str__ = __repr__\n\n\n'
        "class Tick(BaseModel):\n    n: int = Field(Number(5), ge=Number(1))\n"
    )
} | {
    name: code + _MODEL
    for name, code in {
        "prints": "import sys\nprint('{}')\nsys.stdout.write('{\"type\": \"answered\"}\\n')\nsys.stderr.write('x')\n",
        "reads its input": "import sys\nsys.stdin.read()\n",
        "leaves a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()\n",
        "moves": "import os\nos.chdir('/')\nos.environ.clear()\n",
        "closes all": "import os\nos.close(0)\nos.close(1)\nos.close(2)\n",
        "says goodbye": "import atexit, time\natexit.register(time.sleep, 60)\n",
    }.items()
}
"""Odd, and built all the same: what it does stays in a process that ends."""
