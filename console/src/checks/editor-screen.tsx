import {
  Alert,
  Button,
  Card,
  CardBody,
  CardTitle,
  Checkbox,
  Grid,
  GridItem,
  PageSection,
  TextArea,
} from '@patternfly/react-core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Finding } from '../../../src/model/finding.ts';
import { nameOf } from '../../../src/model/resource.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Heading } from '../parts/heading.tsx';
import { SeverityLabel } from '../parts/labels.tsx';
import { Link } from '../parts/link.tsx';
import { counted, sentence } from '../parts/words.ts';
import { DiffView } from '../repair/diff-view.tsx';
import { evaluateManifest, repairedText, repairsOf } from './evaluate-manifest.ts';

const example = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: nginx:latest
          securityContext:
            privileged: true
`;

/** Tries a manifest against the checks while it is written. */
export const EditorScreen = () => {
  const [text, setText] = useState('');
  const settled = useDeferredValue(text);
  const evaluation = useMemo(
    () => (settled.trim() === '' ? undefined : evaluateManifest(settled)),
    [settled],
  );
  return (
    <>
      <Heading
        title="Try a manifest"
        says="The same checks as everywhere, run in this tab: what you paste is sent nowhere. Objects that it refers to and that are not in it count as missing."
      />
      <PageSection hasBodyWrapper={false}>
        <Grid hasGutter>
          <GridItem lg={6} className="sw-stack sw-manifest">
            <TextArea
              aria-label="Manifest"
              placeholder="YAML or JSON of one object or several"
              spellCheck="false"
              resizeOrientation="vertical"
              value={text}
              onChange={(_event, value) => setText(value)}
            />
            {text === '' && (
              <Button variant="link" isInline onClick={() => setText(example)}>
                Start with an example
              </Button>
            )}
          </GridItem>
          <GridItem lg={6} className="sw-stack" aria-live="polite">
            {evaluation === undefined ? (
              <p>Findings and repairs appear here.</p>
            ) : (
              <>
                {evaluation.problems.length > 0 && (
                  <Alert variant="warning" isInline title="Not all of it could be read">
                    {evaluation.problems.slice(0, 10).map((problem) => (
                      <p key={problem} className="sw-break">
                        {sentence(problem)}
                      </p>
                    ))}
                  </Alert>
                )}
                <Found
                  findings={evaluation.findings}
                  objects={evaluation.objects}
                  checks={evaluation.checks}
                />
                <Repairs findings={evaluation.findings} />
              </>
            )}
          </GridItem>
        </Grid>
      </PageSection>
    </>
  );
};

const shown = 100;

interface FoundProps {
  readonly findings: readonly Finding[];
  readonly objects: number;
  readonly checks: number;
}

const Found = ({ findings, objects, checks }: FoundProps) => (
  <Card>
    <CardTitle component="h2">
      {counted(findings.length, 'finding')} in {counted(objects, 'object')}
    </CardTitle>
    <CardBody>
      {findings.length === 0 && <p>None of {counted(checks, 'check')} finds anything.</p>}
      <ul className="sw-plain-list">
        {findings.slice(0, shown).map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in all that is shown
          <li key={index} className="sw-break">
            <SeverityLabel severity={finding.severity} /> {sentence(finding.detail)}{' '}
            <Link to={['checks', finding.check]}>{finding.check}</Link>
          </li>
        ))}
      </ul>
      {findings.length > shown && <p>and {findings.length - shown} more</p>}
    </CardBody>
  </Card>
);

const Repairs = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const [tightens, setTightens] = useState(true);
  const allowed = useMemo(
    () => (tightens ? (['safe', 'tightening'] as const) : (['safe'] as const)),
    [tightens],
  );
  const repairs = useMemo(() => repairsOf(findings, allowed), [findings, allowed]);
  if (findings.length === 0) return null;
  return (
    <Card>
      <CardTitle component="h2">Repaired</CardTitle>
      <CardBody className="sw-stack">
        <Checkbox
          id="tightens"
          label="Also what takes a right away"
          isChecked={tightens}
          onChange={(_event, isChecked) => setTightens(isChecked)}
        />
        {repairs.length === 0 && <p>No machine can repair what was found: it takes decisions of yours.</p>}
        {repairs.slice(0, 10).map(({ resource, diff, findings: gone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two objects may have one name in a draft
          <div key={index} className="sw-stack">
            <p>
              {nameOf(resource.reference)}: {counted(gone, 'finding')} less
            </p>
            <DiffView lines={diff} label={`Repair of ${nameOf(resource.reference)}`} />
          </div>
        ))}
        {repairs.length > 10 && <p>and {repairs.length - 10} more objects</p>}
        {repairs.length > 0 && (
          <>
            <CopyButton text={repairedText(findings, allowed)}>Copy repaired YAML</CopyButton>
            <p className="sw-says">Comments are lost here; seawall fix keeps them.</p>
          </>
        )}
      </CardBody>
    </Card>
  );
};
