import type { ReactNode } from 'react';
import { addressOf } from '../address.ts';

interface LinkProps {
  readonly to: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Leads to another place of the console. */
export const Link = ({ to, query, children, className }: LinkProps) => (
  <a
    className={className ?? 'sw-link'}
    href={addressOf(to, query === undefined ? undefined : new URLSearchParams(query))}
  >
    {children}
  </a>
);
