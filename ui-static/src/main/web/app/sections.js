// The navigation of a portfolio: sections, the pages in each, and the letter that goes there after `g`.
// What is to come finds its place as another page of a section.

export const SECTIONS = [
  { key: 'o', name: 'Overview', path: '', pages: [] },
  { key: 'a', name: 'Advice', path: '/advice', pages: [] },
  { key: 's', name: 'Strategy', path: '/strategy', pages: [] },
  {
    key: 'l',
    name: 'Ledger',
    path: '/ledger',
    pages: [
      { name: 'Entries', path: '/ledger' },
      { name: 'Holdings', path: '/ledger/holdings' },
      { name: 'Cash', path: '/ledger/cash' },
      { name: 'Corporate actions', path: '/ledger/corporate-actions' },
    ],
  },
  {
    key: 'm',
    name: 'Market',
    path: '/market',
    pages: [
      { name: 'Prices', path: '/market' },
      { name: 'Findings', path: '/market/findings' },
      { name: 'Registry', path: '/market/registry' },
    ],
  },
  {
    key: 'r',
    name: 'Runs',
    path: '/runs',
    pages: [
      { name: 'Runs', path: '/runs' },
      { name: 'Tasks', path: '/tasks' },
      { name: 'Queue', path: '/jobs' },
    ],
  },
  {
    key: 'u',
    name: 'Audit',
    path: '/audit',
    pages: [
      { name: 'Events', path: '/audit' },
      { name: 'Proof', path: '/audit/proof' },
      { name: 'Alerts', path: '/audit/alerts' },
      { name: 'Notifications', path: '/audit/notifications' },
    ],
  },
  {
    key: 'p',
    name: 'Portfolio',
    path: '/settings',
    pages: [
      { name: 'Settings', path: '/settings' },
      { name: 'Freeze', path: '/settings/freeze' },
      { name: 'Members', path: '/settings/members' },
      { name: 'Listings', path: '/settings/listings' },
      { name: 'Providers', path: '/settings/providers' },
      { name: 'Channels', path: '/settings/channels' },
    ],
  },
];

/** The section in which a path below `/portfolios/{id}` lies: its own, or that of one of its pages. */
export function sectionOf(path) {
  const rest = path.replace(/^\/portfolios\/[^/]+/, '').replace(/\/$/, '');
  const holds = place => place !== '' && (rest === place || rest.startsWith(`${place}/`));
  return SECTIONS.find(section => [section, ...section.pages].some(({ path: place }) => holds(place))) ?? SECTIONS[0];
}
