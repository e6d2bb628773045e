import type { Library } from './library.ts';
import { addQuantity, isQuantity, Quantity, readQuantity } from './quantity.ts';

/** The quantity library: `quantity("500Mi").isLessThan(quantity("1Gi"))`. A whole number in an object is a quantity too: `cpu: 2`. */
export const quantities: Library = (environment) => {
  environment
    .registerType('Quantity', { ctor: Quantity, fields: {} })
    .registerOperator('Quantity == Quantity', (left: Quantity, right: Quantity) => left.nano === right.nano)
    .registerFunction('quantity(string): Quantity', readQuantity)
    .registerFunction('quantity(int): Quantity', (value: bigint) => readQuantity(String(value)))
    .registerFunction('quantity(double): Quantity', (value: number) => readQuantity(String(value)))
    .registerFunction('isQuantity(string): bool', isQuantity)
    .registerFunction('Quantity.sign(): int', ({ nano }: Quantity) => signOf(nano))
    .registerFunction('Quantity.isInteger(): bool', ({ nano }: Quantity) => nano % one === 0n)
    .registerFunction('Quantity.asInteger(): int', asInteger)
    .registerFunction('Quantity.asApproximateFloat(): double', ({ nano }: Quantity) => Number(nano) / 1e9)
    .registerFunction('Quantity.add(Quantity): Quantity', (left: Quantity, right: Quantity) =>
      addQuantity(left, right.nano),
    )
    .registerFunction('Quantity.add(int): Quantity', (left: Quantity, right: bigint) =>
      addQuantity(left, right * one),
    )
    .registerFunction('Quantity.sub(Quantity): Quantity', (left: Quantity, right: Quantity) =>
      addQuantity(left, -right.nano),
    )
    .registerFunction('Quantity.sub(int): Quantity', (left: Quantity, right: bigint) =>
      addQuantity(left, -right * one),
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (left: Quantity, right: Quantity) =>
      signOf(left.nano - right.nano),
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (left: Quantity, right: Quantity) => left.nano < right.nano,
    )
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (left: Quantity, right: Quantity) => left.nano > right.nano,
    );
};

const one = 1_000_000_000n;

const signOf = (value: bigint): bigint => {
  if (value === 0n) return 0n;
  return value < 0n ? -1n : 1n;
};

const asInteger = ({ nano }: Quantity): bigint => {
  if (nano % one !== 0n) throw new Error('the quantity is no whole number');
  return nano / one;
};
