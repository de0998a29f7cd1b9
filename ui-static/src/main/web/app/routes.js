// The whole site: path, element, what the tab of the browser says, and the module that is fetched when somebody goes
// there.

const P = '/portfolios/:portfolio';

export const ROUTES = [
  { path: P, tag: 'ta-overview-page', title: 'Overview', load: () => import('../pages/overview/overview-page.js') },
  { path: `${P}/advice`, tag: 'ta-advice-page', title: 'Advice', load: () => import('../pages/advice/advice-page.js') },
  {
    path: `${P}/advice/:recommendation`,
    tag: 'ta-recommendation-page',
    title: 'Recommendation',
    load: () => import('../pages/advice/recommendation-page.js'),
  },
  {
    path: `${P}/strategy`,
    tag: 'ta-strategy-page',
    title: 'Strategy',
    load: () => import('../pages/strategy/strategy-page.js'),
  },
  {
    path: `${P}/strategy/versions/:version`,
    tag: 'ta-version-page',
    title: 'Version',
    load: () => import('../pages/strategy/version-page.js'),
  },
  { path: `${P}/ledger`, tag: 'ta-ledger-page', title: 'Ledger', load: () => import('../pages/ledger/ledger-page.js') },
  {
    path: `${P}/ledger/holdings`,
    tag: 'ta-holdings-page',
    title: 'Holdings',
    load: () => import('../pages/ledger/holdings-page.js'),
  },
  { path: `${P}/ledger/cash`, tag: 'ta-cash-page', title: 'Cash', load: () => import('../pages/ledger/cash-page.js') },
  {
    path: `${P}/ledger/corporate-actions`,
    tag: 'ta-actions-page',
    title: 'Corporate actions',
    load: () => import('../pages/ledger/actions-page.js'),
  },
  { path: `${P}/market`, tag: 'ta-prices-page', title: 'Prices', load: () => import('../pages/market/prices-page.js') },
  {
    path: `${P}/market/listings/:listing`,
    tag: 'ta-listing-page',
    title: 'Listing',
    load: () => import('../pages/market/listing-page.js'),
  },
  {
    path: `${P}/market/findings`,
    tag: 'ta-findings-page',
    title: 'Findings',
    load: () => import('../pages/market/findings-page.js'),
  },
  {
    path: `${P}/market/registry`,
    tag: 'ta-registry-page',
    title: 'Registry',
    load: () => import('../pages/market/registry-page.js'),
  },
  { path: `${P}/runs`, tag: 'ta-runs-page', title: 'Runs', load: () => import('../pages/runs/runs-page.js') },
  { path: `${P}/runs/:run`, tag: 'ta-run-page', title: 'Run', load: () => import('../pages/runs/run-page.js') },
  { path: `${P}/tasks`, tag: 'ta-tasks-page', title: 'Tasks', load: () => import('../pages/tasks/tasks-page.js') },
  { path: `${P}/jobs`, tag: 'ta-queue-page', title: 'Queue', load: () => import('../pages/tasks/queue-page.js') },
  { path: `${P}/audit`, tag: 'ta-audit-page', title: 'Audit', load: () => import('../pages/audit/audit-page.js') },
  {
    path: `${P}/audit/proof`,
    tag: 'ta-proof-page',
    title: 'Proof',
    load: () => import('../pages/audit/proof-page.js'),
  },
  {
    path: `${P}/audit/alerts`,
    tag: 'ta-alerts-page',
    title: 'Alerts',
    load: () => import('../pages/audit/alerts-page.js'),
  },
  {
    path: `${P}/audit/notifications`,
    tag: 'ta-notifications-page',
    title: 'Notifications',
    load: () => import('../pages/audit/notifications-page.js'),
  },
  {
    path: `${P}/settings`,
    tag: 'ta-settings-page',
    title: 'Settings',
    load: () => import('../pages/settings/settings-page.js'),
  },
  {
    path: `${P}/settings/freeze`,
    tag: 'ta-freeze-page',
    title: 'Freeze',
    load: () => import('../pages/settings/freeze-page.js'),
  },
  {
    path: `${P}/settings/members`,
    tag: 'ta-members-page',
    title: 'Members',
    load: () => import('../pages/settings/members-page.js'),
  },
  {
    path: `${P}/settings/listings`,
    tag: 'ta-constituents-page',
    title: 'Listings',
    load: () => import('../pages/settings/constituents-page.js'),
  },
  {
    path: `${P}/settings/providers`,
    tag: 'ta-providers-page',
    title: 'Providers',
    load: () => import('../pages/settings/providers-page.js'),
  },
  {
    path: `${P}/settings/channels`,
    tag: 'ta-channels-page',
    title: 'Channels',
    load: () => import('../pages/settings/channels-page.js'),
  },
  {
    path: '/portfolios',
    tag: 'ta-portfolios-page',
    title: 'Portfolios',
    load: () => import('../pages/account/portfolios-page.js'),
  },
  {
    path: '/account',
    tag: 'ta-account-page',
    title: 'Your account',
    load: () => import('../pages/account/account-page.js'),
  },
  { path: '/users', tag: 'ta-users-page', title: 'Users', load: () => import('../pages/account/users-page.js') },
  { path: '/system', tag: 'ta-system-page', title: 'System', load: () => import('../pages/system/system-page.js') },
];
