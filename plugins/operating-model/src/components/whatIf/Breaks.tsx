import { Accordion, AccordionPanel, Text } from '@backstage/ui';
import {
  BREAK_KINDS,
  BreakKind,
  WhatIfBreak,
} from 'backstage-plugin-operating-model-common';
import { useMemo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { BreakItem } from './BreakItem';
import { useMore } from './useMore';
import { SectionTrigger } from './SectionTrigger';
import styles from './whatIf.module.css';

const SHOWN = 10;

interface BreaksProps {
  breaks: readonly WhatIfBreak[];
  names: Names;
}

function KindList({ breaks, names }: BreaksProps) {
  const [shown, more] = useMore(breaks, SHOWN);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((each, index) => (
          <BreakItem key={index} found={each} names={names} />
        ))}
      </ul>
      {more}
    </>
  );
}

function KindSection({
  kind,
  breaks,
  names,
}: BreaksProps & { kind: BreakKind }) {
  const t = useTexts();
  const open = breaks.filter(({ mended }) => !mended).length;
  const [isExpanded, setExpanded] = useState(open > 0);
  return (
    <Accordion isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <SectionTrigger
        title={`${t(`whatIf.kind.${kind}`)} (${breaks.length.toLocaleString()})`}
        facts={
          open > 0
            ? t('whatIf.toDecideCount', { number: open.toLocaleString() })
            : t('whatIf.allMended')
        }
      />
      <AccordionPanel>
        {isExpanded && <KindList breaks={breaks} names={names} />}
      </AccordionPanel>
    </Accordion>
  );
}

/** What breaks, by kind; what nothing mends comes first. */
export function Breaks({ breaks, names }: BreaksProps) {
  const t = useTexts();
  const byKind = useMemo(
    () =>
      BREAK_KINDS.map(kind => {
        const all = breaks.filter(each => each.kind === kind);
        return {
          kind,
          breaks: [
            ...all.filter(({ mended }) => !mended),
            ...all.filter(({ mended }) => mended),
          ],
        };
      }).filter(each => each.breaks.length > 0),
    [breaks],
  );
  return (
    <section className={styles.section}>
      <Text as="h3" variant="body-large" weight="bold">
        {t('whatIf.whatBreaks')}
      </Text>
      {byKind.map(each => (
        <KindSection key={each.kind} {...each} names={names} />
      ))}
    </section>
  );
}
