import {
  Bullseye,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Spinner,
} from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { ReactNode } from 'react';
import type { Failure } from '../api/failure.ts';
import type { Asked } from '../api/use-answer.ts';
import { sentence } from './words.ts';

interface FailureStateProps {
  readonly failure: Failure;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, in words, and the way on. */
export const FailureState = ({ failure, onRetry }: FailureStateProps) => (
  <EmptyState status="danger" icon={ExclamationCircleIcon} titleText={failure.title} headingLevel="h2">
    <EmptyStateBody>{sentence(failure.message)}</EmptyStateBody>
    {onRetry !== undefined && (
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    )}
  </EmptyState>
);

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing to show, and why. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <EmptyState variant="sm" icon={SearchIcon} titleText={title} headingLevel="h2">
    <EmptyStateBody>{children}</EmptyStateBody>
    {action !== undefined && (
      <EmptyStateFooter>
        <EmptyStateActions>{action}</EmptyStateActions>
      </EmptyStateFooter>
    )}
  </EmptyState>
);

export const Loading = ({ what }: { readonly what: string }) => (
  <Bullseye className="sw-loading">
    <Spinner size="lg" aria-label={`Loading ${what}`} />
  </Bullseye>
);

interface AnsweredProps<T> {
  readonly asked: Asked<T>;
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}

/** One of: loading, failed, or what was asked for. What is known stays on the page while it is asked for again. */
export const Answered = <T,>({ asked, what, children }: AnsweredProps<T>) => {
  const { value, failure, reload } = asked;
  if (failure !== undefined) return <FailureState failure={failure} onRetry={reload} />;
  if (value === undefined) return <Loading what={what} />;
  return children(value);
};
