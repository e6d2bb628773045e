import { type Cidr, contains, parseCidr } from '../../../../model/cidr.ts';
import { formatAddress } from './format-address.ts';
import type { Library } from './library.ts';

/** An IP address. */
class Address {
  readonly range: Cidr;

  constructor(range: Cidr) {
    this.range = range;
  }
}

/** A range of addresses, with the address as it was written. */
class AddressRange {
  readonly range: Cidr;
  readonly address: Cidr;

  constructor(range: Cidr, address: Cidr) {
    this.range = range;
    this.address = address;
  }
}

/** The IP and CIDR libraries. */
export const addresses: Library = (environment) => {
  environment
    .registerType('net.IP', { ctor: Address, fields: {} })
    .registerType('net.CIDR', { ctor: AddressRange, fields: {} })
    .registerOperator('net.IP == net.IP', (left: Address, right: Address) => isEqual(left.range, right.range))
    .registerOperator(
      'net.CIDR == net.CIDR',
      (left: AddressRange, right: AddressRange) =>
        isEqual(left.range, right.range) && isEqual(left.address, right.address),
    )
    .registerFunction('ip(string): net.IP', readAddress)
    .registerFunction('isIP(string): bool', (text: string) => parseAddress(text) !== undefined)
    .registerFunction('string(net.IP): string', ({ range }: Address) => formatAddress(range))
    .registerFunction('net.IP.family(): int', ({ range }: Address) => BigInt(range.version));
  for (const [name, ranges] of Object.entries(special))
    environment.registerFunction(`net.IP.${name}(): bool`, ({ range }: Address) => isWithin(range, ranges));
  environment
    .registerFunction(
      'net.IP.isGlobalUnicast(): bool',
      ({ range }: Address) => !isWithin(range, notGlobalUnicast),
    )
    .registerFunction('cidr(string): net.CIDR', readRange)
    .registerFunction('isCIDR(string): bool', (text: string) => parseRange(text) !== undefined)
    .registerFunction(
      'string(net.CIDR): string',
      ({ range, address }: AddressRange) => `${formatAddress(address)}/${range.prefix}`,
    )
    .registerFunction('net.CIDR.ip(): net.IP', ({ address }: AddressRange) => new Address(address))
    .registerFunction('net.CIDR.prefixLength(): int', ({ range }: AddressRange) => BigInt(range.prefix))
    .registerFunction(
      'net.CIDR.masked(): net.CIDR',
      ({ range }: AddressRange) => new AddressRange(range, { ...range, prefix: bits[range.version] }),
    )
    .registerFunction('net.CIDR.containsIP(net.IP): bool', (outer: AddressRange, inner: Address) =>
      contains(outer.range, inner.range),
    )
    .registerFunction('net.CIDR.containsIP(string): bool', (outer: AddressRange, inner: string) =>
      contains(outer.range, readAddress(inner).range),
    )
    .registerFunction('net.CIDR.containsCIDR(net.CIDR): bool', (outer: AddressRange, inner: AddressRange) =>
      contains(outer.range, inner.range),
    )
    .registerFunction('net.CIDR.containsCIDR(string): bool', (outer: AddressRange, inner: string) =>
      contains(outer.range, readRange(inner).range),
    );
};

const bits = { 4: 32, 6: 128 } as const;

const rangesOf = (...texts: readonly string[]): readonly Cidr[] =>
  texts.flatMap((text) => parseCidr(text) ?? []);

/** What Go's net/netip says of addresses, by the ranges of the IANA registries. */
const special: Readonly<Record<string, readonly Cidr[]>> = {
  isUnspecified: rangesOf('0.0.0.0/32', '::/128'),
  isLoopback: rangesOf('127.0.0.0/8', '::1/128'),
  isLinkLocalMulticast: rangesOf('224.0.0.0/24', 'ff02::/16'),
  isLinkLocalUnicast: rangesOf('169.254.0.0/16', 'fe80::/10'),
};
const notGlobalUnicast = [
  ...Object.values(special).flat(),
  ...rangesOf('224.0.0.0/4', 'ff00::/8', '255.255.255.255/32'),
];

const isWithin = (address: Cidr, ranges: readonly Cidr[]): boolean =>
  ranges.some((range) => contains(range, address));

const isEqual = (left: Cidr, right: Cidr): boolean =>
  left.version === right.version && left.prefix === right.prefix && left.first === right.first;

const parseAddress = (text: string): Cidr | undefined =>
  text.length > 64 || text.includes('/') ? undefined : parseCidr(text);

const readAddress = (text: string): Address => {
  const range = parseAddress(text);
  if (range === undefined) throw new Error(`"${text.slice(0, 64)}" is no IP address`);
  return new Address(range);
};

const parseRange = (text: string): AddressRange | undefined => {
  if (text.length > 64 || !text.includes('/')) return undefined;
  const range = parseCidr(text);
  const address = parseCidr(text.slice(0, text.indexOf('/')));
  return range === undefined || address === undefined ? undefined : new AddressRange(range, address);
};

const readRange = (text: string): AddressRange => {
  const range = parseRange(text);
  if (range === undefined) throw new Error(`"${text.slice(0, 64)}" is no range of IP addresses`);
  return range;
};
