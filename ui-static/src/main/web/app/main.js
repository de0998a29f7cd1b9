// Where everything begins: the frame of all pages, which finds out who is there and what is asked for.

import '../components/app-shell/app-shell.js';
