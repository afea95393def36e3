/** The least that an address of mail has, whole. */
export const MAIL_ADDRESS = /^[^\s@]+@[^\s@]+$/;
