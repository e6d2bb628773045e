import { PageSection, SearchInput } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { CheckWords, Items } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Heading } from '../parts/heading.tsx';
import { SeverityLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { Answered, Empty } from '../parts/states.tsx';
import { counted } from '../parts/words.ts';
import { OneCheck } from './one-check.tsx';

const fits = ({ id, title, area, controls }: CheckWords, words: string): boolean =>
  `${id} ${title} ${area} ${Object.values(controls).flat().join(' ')}`
    .toLowerCase()
    .includes(words.toLowerCase());

/** The catalogue of checks, or one of them. */
export const ChecksScreen = ({ check }: { readonly check: string | undefined }) => {
  const asked = useAnswer('checks', (client, signal) => client.get<Items<CheckWords>>('/checks', {}, signal));
  if (check !== undefined)
    return (
      <Answered asked={asked} what="the check">
        {({ items }) => <OneCheck id={check} words={items.find(({ id }) => id === check)} />}
      </Answered>
    );
  return (
    <>
      <Heading title="Checks" says="What is looked at, why, and what to do about it." />
      <PageSection hasBodyWrapper={false}>
        <Answered asked={asked} what="the checks">
          {({ items }) => <Catalogue checks={items} />}
        </Answered>
      </PageSection>
    </>
  );
};

const Catalogue = ({ checks }: { readonly checks: readonly CheckWords[] }) => {
  const [words, setWords] = useState('');
  const shown = checks.filter((one) => fits(one, words.trim()));
  return (
    <div className="sw-stack">
      <SearchInput
        aria-label="Words of a check, or a control"
        placeholder="Words or a control: NSA-POD-21"
        value={words}
        onChange={(_event, value) => setWords(value)}
        onClear={() => setWords('')}
        {...(words === '' ? {} : { resultsCount: shown.length })}
      />
      {shown.length === 0 ? (
        <Empty title="No check fits">Try fewer words.</Empty>
      ) : (
        <Table aria-label={counted(shown.length, 'check')} variant="compact">
          <Thead>
            <Tr>
              <Th modifier="fitContent">Severity</Th>
              <Th>What should be</Th>
              <Th>Check</Th>
              <Th>Area</Th>
              <Th>NSA/CISA</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map(({ id, title, severity, area, controls }) => (
              <Tr key={id}>
                <Td dataLabel="Severity">
                  <span>
                    <SeverityLabel severity={severity} />
                  </span>
                </Td>
                <Td dataLabel="What should be">
                  <Link to={['checks', id]}>{title}</Link>
                </Td>
                <Td dataLabel="Check" className="sw-break">
                  {id}
                </Td>
                <Td dataLabel="Area">{area}</Td>
                <Td dataLabel="NSA/CISA">{(controls.nsa ?? []).join(', ')}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </div>
  );
};
