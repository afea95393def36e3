// Only the parts of undici that are used are loaded: its entry point would triple the cost at cold start.
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
