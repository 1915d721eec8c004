import { FindingAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RequestLink } from '../requestForm/RequestLink';
import { ExcusedTag } from '../requests/ExcusedTag';
import { CompareLink } from './CompareLink';
import { MessageText } from './MessageText';
import { Names } from './RefLink';
import styles from './shared.module.css';

const NO_NAMES: Names = {};

interface FindingTextProps {
  finding: FindingAnswer;
  names?: Names;
}

/** What is wrong, how it is mended, and whether an exception excuses it. */
export function FindingText({ finding, names = NO_NAMES }: FindingTextProps) {
  const t = useTexts();
  const { excusedBy, message, remedy, rule, subjectRef } = finding;
  return (
    <>
      <div>
        <MessageText text={message} names={names} asSentence />{' '}
        {excusedBy && <ExcusedTag excusedBy={excusedBy} />}
      </div>
      <div className={styles.small}>
        {t('findings.remedy')} <MessageText text={remedy} names={names} />
      </div>
      <div className={styles.small}>
        <CompareLink finding={finding} />
      </div>
      {!excusedBy && (
        <div className={styles.small}>
          <RequestLink
            kind="exception"
            subject={{ entityRef: subjectRef, rule }}
          />
        </div>
      )}
    </>
  );
}
