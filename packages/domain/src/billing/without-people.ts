/** Fields in which a payment provider says who somebody is, and everything below them. */
const OF_PEOPLE = new Set([
  'address',
  'billing_details',
  'bank_account',
  'card',
  'custom_fields',
  'customer_account',
  'customer_address',
  'customer_details',
  'customer_email',
  'customer_name',
  'customer_phone',
  'customer_shipping',
  'customer_tax_ids',
  'description',
  'email',
  'evidence',
  'hosted_invoice_url',
  'invoice_pdf',
  'ip',
  'name',
  'payment_method_details',
  'phone',
  'receipt_email',
  'receipt_url',
  'shipping',
  'shipping_address',
  'shipping_details',
  'statement_descriptor',
  'url',
]);

/** A message of a payment provider without what it says of people: ids, amounts, states and moments stay. */
export function withoutPeople(message: unknown): unknown {
  if (typeof message === 'string') return message.includes('@') ? null : message;
  if (Array.isArray(message)) return message.map(withoutPeople);
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(
    Object.entries(message).map(([field, value]) => [
      field,
      OF_PEOPLE.has(field) ? null : withoutPeople(value),
    ]),
  );
}
