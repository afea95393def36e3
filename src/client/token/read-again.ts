import { ApiError } from '../errors.js';

/**
 * Reads a secret from its source once more.
 *
 * @returns whether it is another one
 * @throws ApiError of kind `token` that says why it cannot be read
 */
export async function readAgain(renew: () => Promise<boolean>): Promise<boolean> {
  try {
    return await renew();
  } catch (error) {
    throw new ApiError(`The credentials cannot be read again: ${(error as Error).message}`, {
      kind: 'token',
    });
  }
}
