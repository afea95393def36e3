/** Key of a result's `_meta` under which the view of an approval finds what a person is asked. */
export const QUESTION_KEY = 'auth0-management-mcp/question';
