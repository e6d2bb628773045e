import { Alert, AlertActionLink, Button, PageSection, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import type { ClusterAnswer, Counts, Items } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Heading } from '../parts/heading.tsx';
import { Empty, FailureState, Loading } from '../parts/states.tsx';
import { counted } from '../parts/words.ts';
import { mayChange, useSession } from '../session.ts';
import { go } from '../use-address.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { ExportButton } from './export-button.tsx';
import { FilterToolbar } from './filter-toolbar.tsx';
import { FindingsTable, keyOf } from './findings-table.tsx';
import { countQueryOf, isNarrowed, parseSearch, queryOf, type Search } from './search.ts';
import { type FindingsPage, usePage } from './use-page.ts';

const show = (search: Search): void => go(['findings'], new URLSearchParams(queryOf(search)));

/** The table of findings. Its filter stands in the address. */
export const FindingsScreen = ({ query }: { readonly query: URLSearchParams }) => {
  const { me } = useSession();
  const search = parseSearch(query);
  const countQuery = countQueryOf(search);
  const counts = useAnswer(`counts ${JSON.stringify(countQuery)}`, (client, signal) =>
    client.get<Counts>('/findings/counts', countQuery, signal),
  );
  const clusters = useAnswer('clusters', (client, signal) =>
    client.get<Items<ClusterAnswer>>('/clusters', {}, signal),
  );
  const page = usePage(search);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAccepting, setAccepting] = useState(false);
  const choosable = page.findings.filter(({ state }) => state === 'open');
  const selected = choosable.filter((one) => chosen.has(keyOf(one)));
  const mayAccept = mayChange(me, 'approver');
  const refresh = (): void => {
    page.refresh();
    counts.reload();
  };
  // Neither text nor kind of object can be counted.
  const isCounted =
    search.text === undefined && search.resourceName === undefined && !search.lists.resourceKind;
  return (
    <>
      <Heading
        title="Findings"
        says={isCounted && counts.value !== undefined ? counted(counts.value.total, 'finding') : undefined}
      />
      <PageSection hasBodyWrapper={false}>
        <FilterToolbar
          search={search}
          counts={counts.value}
          clusters={clusters.value?.items ?? []}
          onSearch={(next) => {
            setChosen(new Set());
            show(next);
          }}
        >
          {mayAccept && (
            <ToolbarItem>
              <Button
                variant="secondary"
                isDisabled={selected.length === 0}
                onClick={() => setAccepting(true)}
              >
                Accept {selected.length > 0 ? selected.length : 'risks'}…
              </Button>
            </ToolbarItem>
          )}
          <ToolbarItem>
            <ExportButton search={search} />
          </ToolbarItem>
        </FilterToolbar>
        {page.news > 0 && (
          <Alert
            variant="info"
            isInline
            isLiveRegion
            title={`${counted(page.news, 'change')} since this list was read`}
            actionLinks={<AlertActionLink onClick={refresh}>Read it again</AlertActionLink>}
          />
        )}
        <Rows
          page={page}
          search={search}
          chosen={mayAccept ? chosen : undefined}
          onChoose={(keys, isChosen) =>
            setChosen((before) => {
              const next = new Set(before);
              for (const key of keys) isChosen ? next.add(key) : next.delete(key);
              return next;
            })
          }
        />
        {isAccepting && (
          <AcceptDialog
            findings={selected}
            onClose={(isChanged) => {
              setAccepting(false);
              if (!isChanged) return;
              setChosen(new Set());
              refresh();
            }}
          />
        )}
      </PageSection>
    </>
  );
};

interface RowsProps {
  readonly page: FindingsPage;
  readonly search: Search;
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (keys: readonly string[], isChosen: boolean) => void;
}

const Rows = ({ page, search, chosen, onChoose }: RowsProps) => {
  const { asked, findings, number, next, previous } = page;
  if (asked.failure !== undefined) return <FailureState failure={asked.failure} onRetry={asked.reload} />;
  if (asked.value === undefined) return <Loading what="findings" />;
  if (findings.length === 0)
    return isNarrowed(search) ? (
      <Empty
        title="No finding fits"
        action={
          <Button variant="link" onClick={() => show({ lists: {}, sort: search.sort })}>
            Clear all filters
          </Button>
        }
      >
        Take a filter away, or look among accepted and resolved ones.
      </Empty>
    ) : (
      <Empty title="Nothing is open">
        Nothing was found in what could be looked at. The overview says what could not be.
      </Empty>
    );
  return (
    <>
      <FindingsTable findings={findings} chosen={chosen} onChoose={onChoose} />
      {(next !== undefined || previous !== undefined) && (
        <nav className="sw-row" aria-label="Pages">
          <Button variant="secondary" isDisabled={previous === undefined} onClick={() => previous?.()}>
            Previous page
          </Button>
          <span>Page {number}</span>
          <Button variant="secondary" isDisabled={next === undefined} onClick={() => next?.()}>
            Next page
          </Button>
        </nav>
      )}
    </>
  );
};
