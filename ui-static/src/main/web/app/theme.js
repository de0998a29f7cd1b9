// A classic script, run before anything is drawn: a page that was chosen to be dark never flashes white.
const chosenTheme = localStorage.getItem('theme');
if (chosenTheme) document.documentElement.dataset.theme = chosenTheme;
