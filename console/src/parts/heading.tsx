import { Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { type ReactNode, useEffect } from 'react';

interface HeadingProps {
  readonly title: string;
  readonly says?: ReactNode;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
}

/** The head of a screen; its title is the tab's, too. */
export const Heading = ({ title, says, actions, above }: HeadingProps) => {
  useEffect(() => {
    document.title = `${title} · Seawall`;
  }, [title]);
  return (
    <PageSection hasBodyWrapper={false} className="sw-heading">
      {above}
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }} rowGap={{ default: 'rowGapSm' }}>
        <FlexItem>
          <Title headingLevel="h1" tabIndex={-1} id="title">
            {title}
          </Title>
        </FlexItem>
        {actions !== undefined && <FlexItem>{actions}</FlexItem>}
      </Flex>
      {says !== undefined && <p className="sw-says">{says}</p>}
    </PageSection>
  );
};
