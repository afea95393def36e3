/** `npm run bench`: every figure that is held to a limit, each as a ratio in one run. */
import { coldStart } from './cold-start.js';
import { listing } from './listing.js';

await coldStart();
await listing();
