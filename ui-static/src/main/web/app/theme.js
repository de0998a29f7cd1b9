// A classic script that runs before the first paint, so that a dark page never flashes white.
const chosenTheme = localStorage.getItem('theme');
if (chosenTheme) document.documentElement.dataset.theme = chosenTheme;
