import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RequestLink } from '../requestForm/RequestLink';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { RefLink, RefList } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import {
  LetterChips,
  LetterWords,
  useLetterWords,
} from '../shared/grid/LetterChips';
import { lettersOfMethod, wordOfLetter } from '../shared/grid/letters';
import layout from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { FindingsList } from './FindingsList';
import styles from './matrices.module.css';

interface RowExplanationProps {
  matrix: MatrixAnswer;
  row: GridRow;
  /** Whose cell it is. */
  party?: GridParty;
}

/** Who holds what in a row, why, and where it is written. */
export function RowExplanation({ matrix, row, party }: RowExplanationProps) {
  const t = useTexts();
  const words = useLetterWords();
  return (
    <>
      {party && <p>{sentenceOf(t, matrix, row, party, words)}</p>}
      <Facts
        facts={[
          [
            t('matrices.activity'),
            <RefLink
              key="activity"
              entityRef={row.activityRef}
              names={{ [row.activityRef]: row }}
            />,
          ],
          [t('matrices.risk'), row.risk && t(`risk.${row.risk}`)],
          [
            t('matrices.who'),
            <Holders key="who" matrix={matrix} row={row} words={words} />,
          ],
          [
            t('matrices.validator'),
            <RefList
              key="validator"
              refs={row.validator}
              names={matrix.names}
              empty={t('matrices.nobodyHolds')}
            />,
          ],
          [t('matrices.note'), row.note],
          [
            t('matrices.decides'),
            row.entities === undefined
              ? t('matrices.notCounted')
              : t('matrices.entities', { count: row.entities }),
          ],
          [
            t('matrices.runbooks'),
            row.withoutRunbook ? (
              <SeverityTag severity="warning">
                {t('matrices.withoutRunbookSome', {
                  count: row.withoutRunbook,
                })}
              </SeverityTag>
            ) : undefined,
          ],
          [
            t('matrices.where'),
            <Where key="where" matrix={matrix} row={row.row} />,
          ],
        ]}
      />
      <p>
        <RequestLink
          kind="change"
          subject={{ matrixRef: matrix.ref, row: String(row.row) }}
        />
      </p>
      {row.findings.length > 0 && (
        <section>
          <h3 className={layout.heading}>{t('matrices.findings')}</h3>
          <FindingsList findings={row.findings} names={matrix.names} />
        </section>
      )}
    </>
  );
}

function sentenceOf(
  t: ReturnType<typeof useTexts>,
  { method }: MatrixAnswer,
  row: GridRow,
  party: GridParty,
  words: LetterWords,
): string {
  const held = row.letters[party.key];
  if (!held) return t('matrices.cellHoldsNothing', { party: party.title });
  return t('matrices.cellHolds', {
    party: party.title,
    words: [...held]
      .map(letter => words[wordOfLetter(method, letter)])
      .join(', '),
  });
}

/** The parties of a row under each letter. */
export function Holders({
  matrix: { method, parties, names },
  row,
  words,
}: {
  matrix: Pick<MatrixAnswer, 'method' | 'parties' | 'names'>;
  row: GridRow;
  words: LetterWords;
}) {
  const t = useTexts();
  return (
    <ul className={styles.holders}>
      {lettersOfMethod(method).map(letter => {
        const holders = parties
          .filter(({ key }) => row.letters[key]?.includes(letter))
          .map(({ key }) => key);
        // A and R have to be held; that nobody is asked or told is no news.
        if (holders.length === 0 && !'AR'.includes(letter)) return null;
        return (
          <li key={letter}>
            <LetterChips letters={letter} method={method} words={words} />
            <span>
              <RefList
                refs={holders}
                names={names}
                empty={t('matrices.nobodyHolds')}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Where({
  matrix: { file, viewUrl, editUrl },
  row,
}: {
  matrix: MatrixAnswer;
  row: number;
}) {
  const t = useTexts();
  return (
    <span className={shared.links}>
      <span>
        {file
          ? t('matrices.whereRow', { row: String(row), file })
          : t('matrices.whereRowOnly', { row: String(row) })}
      </span>
      {viewUrl && (
        <ExternalLink url={viewUrl}>{t('matrices.viewFile')}</ExternalLink>
      )}
      {editUrl && (
        <ExternalLink url={editUrl}>{t('matrices.editFile')}</ExternalLink>
      )}
    </span>
  );
}
