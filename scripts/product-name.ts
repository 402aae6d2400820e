/** What pages call the product. */
export const PRODUCT_NAME = 'Expense tracker';
