import { PublishPosts } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { postKey, reactionKeyboard } from '../rules/buttons.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { posts } from '../tables/posts.ts';

export const publishPosts = command(PublishPosts, {
  reads: ({ data }) => ({
    known: data.posts.map(({ chatId, postId }) => posts.ref(postKey(chatId, postId))),
  }),
  decide: ({ data, envelope: { correlationId } }, { known }, { now }) => {
    const fresh = data.posts.filter((_, index) => !known[index]);
    const save = fresh.flatMap(({ postId, chatId, text, emojis }) => {
      const post = { key: postKey(chatId, postId), chatId, messageId: null, emojis, counts: {} };
      const payload = { chat_id: chatId, text, reply_markup: reactionKeyboard(post) };
      const row = outgoingRow(
        { chatId, userId: null, method: 'sendMessage', payload },
        { id: `post:${post.key}`, priority: 'bulk', correlationId, now },
      );
      return [posts.insert(post), outgoing.insert(row)];
    });
    return accept({ published: fresh.length }, { save });
  },
});
