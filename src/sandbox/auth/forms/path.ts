/** The page of an Action's form. */
export const FORM_PATH = '/u/form';
