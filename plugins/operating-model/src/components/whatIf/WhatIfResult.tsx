import { Alert } from '@backstage/ui';
import { WhatIf } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { Breaks } from './Breaks';
import { BrokenRequests } from './BrokenRequests';
import { Changes } from './Changes';
import { Summary } from './Summary';
import { OpenRequests } from './readOpenRequests';

interface WhatIfResultProps {
  answer: WhatIf;
  names: Names;
  /** Why not all open requests were looked at; absent when they were. */
  lack?: OpenRequests['lack'];
}

/** What a change does: how much breaks, what it is, which open requests it stops, and what is proposed. */
export function WhatIfResult({ answer, names, lack }: WhatIfResultProps) {
  const t = useTexts();
  const { breaks, changes, counts, requests } = answer;
  return (
    <>
      {breaks.length + requests.length === 0 ? (
        <Alert
          status="success"
          icon
          role="status"
          title={t('whatIf.nothing')}
          description={t('whatIf.nothingHint')}
        />
      ) : (
        <>
          <Summary counts={counts} />
          {breaks.length > 0 && <Breaks breaks={breaks} names={names} />}
        </>
      )}
      {requests.length > 0 && <BrokenRequests requests={requests} />}
      {lack && (
        <Alert
          status={lack === 'failed' ? 'warning' : 'info'}
          icon
          role="status"
          title={t(`whatIf.lack.${lack}`)}
        />
      )}
      {changes.length > 0 && <Changes answer={answer} names={names} />}
    </>
  );
}
