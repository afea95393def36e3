/** The most items that the API returns per page; a workflow reads a list in as few requests as possible. */
export const PAGE = 100;
