// The headline of a recommendation: from the explanation, else from the orders.

import { count, money, plain, sentence } from 'app/format.js';

export function headlineOf({ explanation, orders, currency }) {
  if (explanation) return explanation.headline;
  const parts = orders.map(
    order => `${order.side.toLowerCase()} ${plain(order.units)} ${order.ticker} (${money(order.amount, currency)})`,
  );
  return parts.length === 1 ? `${sentence(parts[0])}.` : `Place ${count(parts.length, 'order')}: ${parts.join(', ')}.`;
}
