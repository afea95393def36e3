/** The login page of the stand-in identity provider. */
export const PROVIDER_PAGE = '/idp/login';
