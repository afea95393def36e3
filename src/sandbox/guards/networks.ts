/** Lists of addresses and networks of both versions. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined =>
  isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;

/** Whether an address is one of the entries, or in one of them. Entries that are neither count for nothing. */
export function isListed(entries: unknown, ip: string): boolean {
  const family = familyOf(ip);
  if (family === undefined || !Array.isArray(entries)) return false;
  const networks = new BlockList();
  for (const entry of entries) {
    const [address = '', length] = String(entry).split('/');
    const kind = familyOf(address);
    if (kind === undefined) continue;
    if (length === undefined) networks.addAddress(address, kind);
    else networks.addSubnet(address, Number(length), kind);
  }
  return networks.check(ip, family);
}
