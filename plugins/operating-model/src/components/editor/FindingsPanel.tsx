import { Box, Button, Text } from '@backstage/ui';
import { SEVERITIES } from 'backstage-plugin-operating-model-common';
import { memo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { MessageText } from '../shared/MessageText';
import { Names } from '../shared/RefLink';
import { SeverityCounts, SeveritySign } from '../shared/Severity';
import { PlacedFinding } from './arrangeFindings';
import { Draft } from './draft/Draft';
import styles from './editor.module.css';
import { FindingPlace } from './findingPlace';

/** How many are shown at once: the worst come first, and drawing thousands would hold up the typing. */
const STEP = 50;

interface FindingsPanelProps {
  findings: PlacedFinding[];
  draft: Draft;
  names: Names;
  onShow(place: FindingPlace): void;
}

/** What the rules say, the worst first; each leads to its place. */
export const FindingsPanel = memo(function Panel({
  findings,
  draft,
  names,
  onShow,
}: FindingsPanelProps) {
  const t = useTexts();
  const [shown, setShown] = useState(STEP);
  const counts = Object.fromEntries(
    SEVERITIES.map(severity => [
      severity,
      findings.filter(({ finding }) => finding.severity === severity).length,
    ]),
  ) as Record<(typeof SEVERITIES)[number], number>;

  function nameOf(place: FindingPlace): string {
    if (place.at === 'head') return t(`editor.field.${place.field}`);
    if (place.at === 'matrix') return t('editor.wholeMatrix');
    const at = draft.rows.findIndex(({ id }) => id === place.row);
    return t('editor.row', { row: String(at + 1) });
  }

  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-label={t('editor.findings')}
    >
      <div className={styles.line}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('editor.findings')}
        </Text>
        <SeverityCounts counts={counts} />
      </div>
      {findings.length === 0 && (
        <p>
          {t(
            draft.rows.length === 0
              ? 'editor.nothingToCheck'
              : 'editor.noFindings',
          )}
        </p>
      )}
      <ul className={styles.findings}>
        {findings.slice(0, shown).map(({ finding, place }) => (
          <li
            key={`${finding.rule} ${finding.position}`}
            className={styles.finding}
          >
            <SeveritySign severity={finding.severity} />
            <span>
              <strong>
                <MessageText text={finding.message} names={names} asSentence />
              </strong>
              <br />
              <span className={styles.quiet}>
                {finding.rule} ·{' '}
                <MessageText text={finding.remedy} names={names} />
              </span>
            </span>
            {place.at !== 'matrix' ? (
              <Button
                size="small"
                variant="tertiary"
                aria-label={`${t('editor.jump')}: ${nameOf(place)}`}
                onPress={() => onShow(place)}
              >
                {nameOf(place)}
              </Button>
            ) : (
              <span className={styles.quiet}>{nameOf(place)}</span>
            )}
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <Button
          variant="secondary"
          className={styles.moreFindings}
          onPress={() => setShown(shown + STEP)}
        >
          {t('editor.moreFindings', { count: findings.length - shown })}
        </Button>
      )}
      <p className={styles.quiet}>{t('editor.noFindingsHint')}</p>
    </Box>
  );
});
