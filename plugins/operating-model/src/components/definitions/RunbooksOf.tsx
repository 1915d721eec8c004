import { DefinitionAnswer } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { RunbookLine } from '../shared/RunbookLine';
import shared from '../shared/shared.module.css';

/** How many are shown at first: an activity of a large organization has hundreds. */
const SHOWN = 10;

/** The runbooks that describe an activity, the best first. */
export function RunbooksOf({
  answer: { names, runbooks },
}: {
  answer: DefinitionAnswer;
}) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const folded = runbooks.length - SHOWN;
  return (
    <>
      {runbooks.slice(0, all ? undefined : SHOWN).map(runbook => (
        <RunbookLine key={runbook.ref} runbook={runbook} names={names} />
      ))}
      {folded > 0 && (
        <button
          type="button"
          className={`${shared.textButton} ${shared.small} ${shared.runbook}`}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('definition.fewerRunbooks', { shown: String(SHOWN) })
            : t('definition.allRunbooks', {
                figure: runbooks.length.toLocaleString(),
              })}
        </button>
      )}
    </>
  );
}
