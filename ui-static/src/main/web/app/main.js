// Entry point: the application shell finds out who is signed in and which page to show.

import '../components/app-shell/app-shell.js';
import { watchTyping } from './leaving.js';

watchTyping();
