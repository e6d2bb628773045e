import { lazy, type ReactNode } from 'react';
import type { Address } from '../address.ts';
import type { Me } from '../api/answers.ts';
import { FindingScreen } from '../finding/finding-screen.tsx';
import { FindingsScreen } from '../findings/findings-screen.tsx';
import { OverviewScreen } from '../overview/overview-screen.tsx';
import { seesAll } from '../session.ts';

// What brings all the checks with it, and what few look at, comes when it is asked for.
const ChecksScreen = lazy(async () => ({
  default: (await import('../checks/checks-screen.tsx')).ChecksScreen,
}));
const EditorScreen = lazy(async () => ({
  default: (await import('../checks/editor-screen.tsx')).EditorScreen,
}));
const ReviewsScreen = lazy(async () => ({
  default: (await import('../reviews/reviews-screen.tsx')).ReviewsScreen,
}));
const TrailScreen = lazy(async () => ({ default: (await import('../access/trail-screen.tsx')).TrailScreen }));
const TokensScreen = lazy(async () => ({
  default: (await import('../access/tokens-screen.tsx')).TokensScreen,
}));

interface Screen {
  /** First part of its address. */
  readonly id: string;
  readonly title: string;
  readonly isFor: (me: Me) => boolean;
  readonly render: (address: Address) => ReactNode;
}

const everybody = (): boolean => true;
const isAdmin = (me: Me): boolean => me.role === 'admin' && seesAll(me);

const screens: readonly Screen[] = [
  { id: '', title: 'Overview', isFor: everybody, render: () => <OverviewScreen /> },
  {
    id: 'findings',
    title: 'Findings',
    isFor: everybody,
    render: ({ path: [, cluster, fingerprint], query }) =>
      cluster === undefined || fingerprint === undefined ? (
        <FindingsScreen query={query} />
      ) : (
        <FindingScreen cluster={cluster} fingerprint={fingerprint} />
      ),
  },
  {
    id: 'checks',
    title: 'Checks',
    isFor: everybody,
    render: ({ path: [, check] }) => <ChecksScreen check={check} />,
  },
  { id: 'editor', title: 'Try a manifest', isFor: everybody, render: () => <EditorScreen /> },
  { id: 'reviews', title: 'Reviews', isFor: seesAll, render: () => <ReviewsScreen /> },
  { id: 'trail', title: 'Trail', isFor: isAdmin, render: () => <TrailScreen /> },
  { id: 'tokens', title: 'Tokens', isFor: isAdmin, render: () => <TokensScreen /> },
];

export const screensFor = (me: Me): readonly Screen[] => screens.filter(({ isFor }) => isFor(me));

export const screenAt = (id: string): Screen | undefined => screens.find((one) => one.id === id);
