import { Alert } from '@backstage/ui';
import { WhatIf } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { Breaks } from './Breaks';
import { Changes } from './Changes';
import { Summary } from './Summary';

interface WhatIfResultProps {
  answer: WhatIf;
  names: Names;
}

/** What a change does: how much breaks, what it is, and what is proposed. */
export function WhatIfResult({ answer, names }: WhatIfResultProps) {
  const t = useTexts();
  return (
    <>
      {answer.breaks.length === 0 ? (
        <Alert
          status="success"
          icon
          role="status"
          title={t('whatIf.nothing')}
          description={t('whatIf.nothingHint')}
        />
      ) : (
        <>
          <Summary counts={answer.counts} />
          <Breaks breaks={answer.breaks} names={names} />
        </>
      )}
      {answer.changes.length > 0 && <Changes answer={answer} names={names} />}
    </>
  );
}
