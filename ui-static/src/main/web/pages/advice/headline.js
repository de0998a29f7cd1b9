// The headline of a recommendation: from the explanation, or, once a part is executed, from the orders that are left.

import { isZero } from 'app/decimal.js';
import { count, money, plain, sentence } from 'app/format.js';
import { ordersLeft } from './broker-orders.js';

export function headlineOf({ explanation, orders, currency, recommendation }) {
  const begun = recommendation.open && orders.some(order => !isZero(order.filled));
  if (explanation && !begun) return explanation.headline;
  const shown = begun ? ordersLeft(orders) : orders;
  const parts = shown.map(
    order => `${order.side.toLowerCase()} ${plain(order.units)} ${order.ticker} (${money(order.amount, currency)})`,
  );
  if (begun) return `Still to do: ${parts.join(', ')}.`;
  return parts.length === 1 ? `${sentence(parts[0])}.` : `Place ${count(parts.length, 'order')}: ${parts.join(', ')}.`;
}
