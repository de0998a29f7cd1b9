// The whole site: path, element, what the tab of the browser says, and the module that is fetched when somebody goes there.

const P = '/portfolios/:portfolio';

export const ROUTES = [
  { path: P, tag: 'ta-overview-page', title: 'Overview', load: () => import('../pages/overview/overview-page.js') },
];
