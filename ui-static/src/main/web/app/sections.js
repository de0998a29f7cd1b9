// The navigation of a portfolio: sections, their pages, and the letter that opens a section after `g`.

export const SECTIONS = [
  { key: 'o', name: 'Overview', path: '', pages: [] },
  { key: 'f', name: 'Performance', path: '/performance', pages: [] },
  { key: 'a', name: 'Advice', path: '/advice', pages: [] },
  {
    key: 's',
    name: 'Strategy',
    path: '/strategy',
    pages: [
      { name: 'Policy', path: '/strategy' },
      { name: 'Simulate', path: '/simulate' },
    ],
  },
  {
    key: 'l',
    name: 'Ledger',
    path: '/ledger',
    pages: [
      { name: 'Entries', path: '/ledger' },
      { name: 'Holdings', path: '/ledger/holdings' },
      { name: 'Cash', path: '/ledger/cash' },
      { name: 'Corporate actions', path: '/ledger/corporate-actions' },
      { name: 'Import', path: '/import' },
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
      { name: 'Prices and rates', path: '/settings/providers' },
      { name: 'Channels', path: '/settings/channels' },
      { name: 'Everything out', path: '/settings/export' },
    ],
  },
];

/** The section of a path below `/portfolios/{id}`. */
export function sectionOf(path) {
  const rest = path.replace(/^\/portfolios\/[^/]+/, '').replace(/\/$/, '');
  const holds = place => place !== '' && (rest === place || rest.startsWith(`${place}/`));
  return SECTIONS.find(section => [section, ...section.pages].some(({ path: place }) => holds(place))) ?? SECTIONS[0];
}
