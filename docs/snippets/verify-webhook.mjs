// Takes Gatehouse's webhooks, and believes only those that are signed with your secret.
//   npm install standardwebhooks
//   WEBHOOK_SECRET=whsec_… PORT=9000 node verify-webhook.mjs
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const seen = new Set(); // at least once: an event that comes again has the same webhook-id

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString('utf8'); // as it came: parsing and writing it again breaks the signature
  try {
    const event = webhook.verify(body, request.headers);
    if (!seen.has(event.id)) {
      seen.add(event.id);
      console.log(event.type, event.subject, JSON.stringify(event.data));
    }
    response.writeHead(204).end(); // anything but 2xx within 20 s, and it comes again
  } catch (refused) {
    console.error(`refused: ${refused.message}`);
    response.writeHead(401).end();
  }
}).listen(Number(process.env.PORT ?? 9000), () => console.log('listening'));
