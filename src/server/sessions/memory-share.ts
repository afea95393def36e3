/** How many clients may hold something open: as many as fit into memory, not some small number. */
import { getHeapStatistics } from 'node:v8';

/** However little memory there is. */
const LEAST = 100;

/** @param share of the memory that the process may use @param bytes that each takes, at most */
export const fitting = (share: number, bytes: number): number =>
  Math.max(LEAST, Math.floor((getHeapStatistics().heap_size_limit * share) / bytes));
