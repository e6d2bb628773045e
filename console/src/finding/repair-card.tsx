import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { FindingRecord } from '../api/answers.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { safetyWords, sentence } from '../parts/words.ts';
import { DiffView } from '../repair/diff-view.tsx';
import { kubectlPatch } from '../repair/kubectl-patch.ts';
import { outlineOf } from '../repair/outline.ts';

/** How to make a finding go away: in words, as a change of the object, as a command. */
export const RepairCard = ({ finding }: { readonly finding: FindingRecord }) => {
  const { remedy, resource } = finding;
  const operations = remedy?.operations ?? [];
  return (
    <Card>
      <CardTitle component="h2">Repair</CardTitle>
      <CardBody className="sw-stack">
        {remedy === undefined && <p>None is known for this finding.</p>}
        {remedy !== undefined && (
          <>
            <p>{sentence(remedy.words)}</p>
            <p className="sw-says">{safetyWords[remedy.safety]}.</p>
          </>
        )}
        {operations.length > 0 && (
          <>
            <DiffView lines={outlineOf(operations)} label="What the repair changes" />
            <div className="sw-row">
              <CopyButton text={kubectlPatch(resource, operations)}>Copy kubectl patch</CopyButton>
            </div>
            <p className="sw-says">
              If the object comes from Git or a chart, make the change there: seawall fix writes it into the
              file. A change by hand is undone with the next deployment.
            </p>
          </>
        )}
        {remedy !== undefined && operations.length === 0 && (
          <p className="sw-says">No machine can make this change: it takes a decision of yours.</p>
        )}
      </CardBody>
    </Card>
  );
};
