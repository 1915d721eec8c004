import { NotificationService } from '@backstage/plugin-notifications-node';
import { RequestMessage } from 'backstage-plugin-operating-model-common';
import { Notify } from './OutboxRelay';

/** Tells people through Backstage's notifications; a later message about a request takes the place of the one before. */
export class BackstageNotify implements Notify {
  readonly #notifications: NotificationService;

  constructor({ notifications }: { notifications: NotificationService }) {
    this.#notifications = notifications;
  }

  async send({
    requestId,
    title,
    description,
    recipients,
    except,
  }: RequestMessage): Promise<void> {
    if (recipients.length === 0) return;
    await this.#notifications.send({
      recipients: {
        type: 'entity',
        entityRef: recipients,
        excludeEntityRef: except,
      },
      payload: {
        title,
        description,
        link: `/operating-model/requests/${requestId}`,
        severity: 'normal',
        topic: 'operating-model-request',
        scope: `operating-model-request:${requestId}`,
      },
    });
  }
}
