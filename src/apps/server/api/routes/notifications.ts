import { type ChannelState, channelStateKey } from '../../notify/notifier.ts';
import type { Route } from '../route.ts';
import { listOf, severity, shapeOf, text, time } from '../schemas.ts';

export const notificationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels',
    id: 'listChannels',
    summary: 'Who is told what is found, and whether it arrives',
    role: 'admin',
    everywhere: true,
    answers: {
      200: {
        description: 'The channels; never their URLs',
        schema: shapeOf({
          items: listOf(
            shapeOf(
              {
                name: text('Name'),
                kind: text('Form of the messages', { enum: ['webhook', 'slack'] }),
                severity,
                lastDelivered: time('When a message arrived last'),
                givenUp: shapeOf({ time: time('When'), error: text('Why') }),
              },
              ['name', 'kind', 'severity'],
            ),
          ),
        }),
      },
    },
    handle: async ({ api }) => ({
      body: {
        items: await Promise.all(
          api.channels.map(async ({ name, kind, severity: least }) => {
            const state = (await api.store.setting(channelStateKey(name))) as ChannelState | undefined;
            return { name, kind, severity: least, ...state };
          }),
        ),
      },
    }),
  },
];
