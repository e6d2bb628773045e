import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { nameOf } from '../../../src/model/resource.ts';
import type { FindingRecord } from '../api/answers.ts';
import { SeverityLabel, StateLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { capital, dayText } from '../parts/words.ts';

/** Names a finding among all clusters. */
export const keyOf = ({
  cluster,
  fingerprint,
}: {
  readonly cluster: string;
  readonly fingerprint: string;
}): string => `${cluster} ${fingerprint}`;

interface FindingsTableProps {
  readonly findings: readonly FindingRecord[];
  /** Keys of the rows that are chosen; absent where nothing can be done to them. */
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly onChoose: (keys: readonly string[], isChosen: boolean) => void;
}

const columns = ['Severity', 'Finding', 'Object', 'Check', 'State', 'First seen'] as const;

export const FindingsTable = ({ findings, chosen, onChoose }: FindingsTableProps) => {
  const isAllChosen = findings.length > 0 && findings.every((one) => chosen?.has(keyOf(one)));
  return (
    <Table aria-label="Findings" variant="compact">
      <Thead>
        <Tr>
          {chosen !== undefined && (
            <Th
              aria-label="Choose all on this page"
              select={{
                isSelected: isAllChosen,
                onSelect: (_event, isChosen) => onChoose(findings.map(keyOf), isChosen),
              }}
            />
          )}
          {columns.map((column) => (
            <Th key={column} modifier={column === 'Finding' || column === 'Object' ? 'wrap' : 'fitContent'}>
              {column}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {findings.map((finding, rowIndex) => (
          <Tr key={keyOf(finding)} data-fingerprint={finding.fingerprint}>
            {chosen !== undefined && (
              <Td
                select={{
                  rowIndex,
                  isSelected: chosen.has(keyOf(finding)),
                  onSelect: (_event, isChosen) => onChoose([keyOf(finding)], isChosen),
                }}
              />
            )}
            <Td dataLabel="Severity">
              <span>
                <SeverityLabel severity={finding.severity} />
              </span>
            </Td>
            <Td dataLabel="Finding" className="sw-break">
              <Link to={['findings', finding.cluster, finding.fingerprint]}>{capital(finding.reason)}</Link>
              {finding.status === 'unknown' && ' (not sure: something could not be read)'}
              {finding.status === 'error' && ' (our own failure)'}
            </Td>
            <Td dataLabel="Object" className="sw-break">
              {nameOf(finding.resource)}
            </Td>
            <Td dataLabel="Check" className="sw-break">
              {finding.check}
            </Td>
            <Td dataLabel="State">
              <span>
                <StateLabel state={finding.state} />
              </span>
            </Td>
            <Td dataLabel="First seen" modifier="nowrap">
              {dayText(finding.firstSeen)}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
