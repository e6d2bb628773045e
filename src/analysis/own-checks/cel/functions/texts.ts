import type { Budget } from '../budget.ts';
import { formatted } from './format.ts';
import type { Library } from './library.ts';

/** The strings library, in forms that say beforehand what they cost. */
export const texts: Library = (environment, budget) => {
  environment
    .registerFunction('string.contains_(string): bool', (text: string, part: string) =>
      searched(text, part, budget).includes(part),
    )
    .registerFunction('string.indexOf_(string): int', (text: string, part: string) =>
      BigInt(searched(text, part, budget).indexOf(part)),
    )
    .registerFunction('string.indexOf_(string, int): int', (text: string, part: string, from: bigint) =>
      BigInt(searched(text, part, budget).indexOf(part, within(text, from))),
    )
    .registerFunction('string.lastIndexOf_(string): int', (text: string, part: string) =>
      BigInt(searched(text, part, budget).lastIndexOf(part)),
    )
    .registerFunction('string.lastIndexOf_(string, int): int', (text: string, part: string, from: bigint) =>
      BigInt(searched(text, part, budget).lastIndexOf(part, within(text, from))),
    )
    .registerFunction('string.charAt(int): string', (text: string, at: bigint) =>
      text.charAt(within(text, at)),
    )
    .registerFunction('string.lowerAscii_(): string', (text: string) =>
      text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
    )
    .registerFunction('string.upperAscii_(): string', (text: string) =>
      text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
    )
    .registerFunction('string.reverse(): string', (text: string) => [...text].reverse().join(''))
    .registerFunction('string.split_(string): list<string>', (text: string, by: string) =>
      searched(text, by, budget).split(by),
    )
    .registerFunction('string.split_(string, int): list<string>', (text: string, by: string, most: bigint) =>
      splitInto(searched(text, by, budget), by, Number(most)),
    )
    .registerFunction('list.join_(): string', (items: readonly unknown[]) => joined(items, '', budget))
    .registerFunction('list.join_(string): string', (items: readonly unknown[], by: string) =>
      joined(items, by, budget),
    )
    .registerFunction('string.replace(string, string): string', (text: string, old: string, by: string) =>
      joined(searched(text, old, budget).split(old), by, budget),
    )
    .registerFunction(
      'string.replace(string, string, int): string',
      (text: string, old: string, by: string, most: bigint) =>
        most === 0n
          ? text
          : joined(
              splitInto(searched(text, old, budget), old, most < 0n ? -1 : Number(most) + 1),
              by,
              budget,
            ),
    )
    .registerFunction('string.format(list): string', (text: string, values: readonly unknown[]) =>
      formatted(text, values, budget),
    );
};

const searched = (text: string, part: string, budget: Budget): string => {
  budget.spendProduct(text.length, part.length);
  return text;
};

const within = (text: string, at: bigint): number => {
  if (at < 0n || at > BigInt(text.length)) throw new Error(`index ${at} is outside of the text`);
  return Number(at);
};

/** At most that many parts, the last of which holds the rest; all when negative. */
const splitInto = (text: string, by: string, most: number): string[] => {
  if (most === 0) return [];
  const parts = text.split(by);
  return most < 0 || parts.length <= most
    ? parts
    : [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)];
};

const joined = (items: readonly unknown[], by: string, budget: Budget): string => {
  let length = by.length * items.length;
  for (const item of items) {
    if (typeof item !== 'string') throw new Error('join() is for lists of texts');
    length += item.length;
  }
  budget.spend(length / 10);
  return items.join(by);
};
