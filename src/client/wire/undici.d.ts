// Only the parts of undici that are used are loaded: its entry point costs a cold start three times as much.
declare module 'undici/lib/dispatcher/pool.js' {
  import { Pool } from 'undici';
  export default Pool;
}
