/** Where the approvals pages are; apart from them, because most servers start without. */
export const APPROVALS_PATH = '/approvals/';
