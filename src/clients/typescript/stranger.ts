/**
 * A stranger's program: the client generated from the API's document, a robot made of MQTT.js, and an endpoint that
 * takes webhooks and believes only what the public library has verified. It brings a car in, lets it pay, and sees it
 * out.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import mqtt, { MqttClient } from 'mqtt';
import { Webhook } from 'standardwebhooks';
import {
  CheckoutsApi, Configuration, Direction, LanesApi, ParksApi, RobotsApi, StaysApi, TariffsApi, WebhooksApi,
} from './gatehouse/index.js';

const { GATEHOUSE, TOKEN, BROKER, BROKER_PORT, RUN } = process.env as Record<string, string>;
const api = new Configuration({ basePath: GATEHOUSE, accessToken: TOKEN });
const [parks, lanes, robots, tariffs, stays, checkouts, webhooks] = [
  new ParksApi(api), new LanesApi(api), new RobotsApi(api), new TariffsApi(api), new StaysApi(api),
  new CheckoutsApi(api), new WebhooksApi(api),
] as const;

type Told = Record<string, any>;
const fail = (why: string): never => { throw new Error(why); };

/** Waits until something is found; what changes it calls `look`. */
class Awaited<T> {
  private items: T[] = [];
  private waiting: (() => void)[] = [];
  add(item: T) { this.items.push(item); this.waiting.splice(0).forEach((look) => look()); }
  async first(which: (item: T) => boolean, what: string): Promise<T> {
    const late = AbortSignal.timeout(15_000);
    for (;;) {
      const found = this.items.find(which);
      if (found) return found;
      await new Promise<void>((look, reject) => {
        this.waiting.push(look);
        late.addEventListener('abort', () => reject(new Error(`never: ${what}; but ${JSON.stringify(this.items)}`)));
      });
    }
  }
}

/** A robot as contract and documents say: nothing here is ours but the topics. */
class Robot {
  readonly told = new Awaited<Told>();
  private seq = 0;
  private readonly bootId = randomUUID();
  private constructor(private readonly code: string, private readonly wire: MqttClient) {
    wire.on('message', (topic, body) => this.told.add({ message: topic.split('/').pop(), ...JSON.parse(body.toString()) }));
  }
  static async at(parkId: string, direction: Direction): Promise<Robot> {
    const lane = await lanes.laneCreate({ laneInput: { parkId, code: direction, name: direction, direction } });
    const code = `ts-${direction}-${RUN}`;
    const robot = await robots.robotCreate({ robotInput: { laneId: lane.id!, code, name: 'Robot' } });
    const { secret } = await robots.secretMake({ id: robot.id! });
    const wire = await mqtt.connectAsync(`mqtt://${BROKER}:${BROKER_PORT}`, {
      protocolVersion: 5, clientId: code, username: code, password: secret, clean: false,
      properties: { sessionExpiryInterval: 3600 },
    });
    const self = new Robot(code, wire);
    await wire.subscribeAsync(`gatehouse/v1/robots/${code}/down/#`, { qos: 1 });
    return self;
  }
  async say(message: string, fields: object) {
    const body = { id: randomUUID(), bootId: this.bootId, seq: ++this.seq, at: new Date().toISOString(), ...fields };
    await this.wire.publishAsync(`gatehouse/v1/robots/${this.code}/up/${message}`, JSON.stringify(body), { qos: 1 });
  }
  async arrive(plate: string): Promise<string> {
    const arrivalId = randomUUID();
    await this.say('arrival', { arrivalId, plate: { number: plate, color: 'BLUE', confidence: 0.98 } });
    return arrivalId;
  }
  async opens(arrivalId: string) {
    const open = await this.told.first((it) => it.message === 'open' && it.arrivalId === arrivalId, 'open');
    if (Date.parse(open.deadline) < Date.now()) fail('too late to open');
    await this.say('ack', { commandId: open.id, outcome: 'DONE' });
    await this.say('departure', { arrivalId, direction: 'THROUGH' });
  }
  end() { return this.wire.endAsync(); }
}

/** Where webhooks come to; what cannot be verified is refused, and told to nobody. */
class Endpoint {
  readonly events = new Awaited<Told>();
  private verifier?: Webhook;
  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part)).on('end', () => {
      try {
        const event = this.verifier!.verify(Buffer.concat(parts).toString(), request.headers as Record<string, string>);
        response.writeHead(204).end();
        this.events.add(event as Told);
      } catch (unverified) {
        console.error(String(unverified));
        response.writeHead(400).end();
      }
    });
  });
  async open(parkId: string) {
    await new Promise<void>((listening) => this.server.listen(0, 'localhost', listening));
    const url = `http://localhost:${(this.server.address() as AddressInfo).port}/gatehouse`;
    const made = await webhooks.webhookCreate({
      webhookInput: { url, types: ['stay.*', 'order.paid', 'passage.through'], parks: [parkId] },
    });
    this.verifier = new Webhook(made.secret!);
  }
  close() { this.server.closeAllConnections(); this.server.close(); }
}

const plate = '粤B12345';
const park = await parks.parkCreate({
  parkInput: { code: `ts-${RUN}`, name: 'A stranger\'s', timeZone: 'Asia/Shanghai', capacity: 10 },
});
const endpoint = new Endpoint();
await endpoint.open(park.id!);
await tariffs.tariffCreate({
  tariffInput: {
    parkId: park.id!, name: 'standard', effectiveFrom: new Date('2026-01-01T00:00:00Z'),
    definition: { currency: 'CNY', plans: [{ periods: [{ steps: [{ every: 60, amount: 500 }] }] }] } as any,
  },
});
const entry = await Robot.at(park.id!, 'ENTRY');
const exit = await Robot.at(park.id!, 'EXIT');

await entry.opens(await entry.arrive(plate));
const began = await endpoint.events.first((it) => it.type === 'stay.began', 'stay.began by webhook');
console.log('in:', began.data.plate);

const stayId = began.data.stayId as string;
await stays.stayCorrect({
  id: stayId,
  stayCorrection: { enteredAt: new Date(Date.now() - 90 * 60_000), reason: 'nobody waits ninety minutes' },
});
const leaving = await exit.arrive(plate);
const shown = await exit.told.first((it) => it.message === 'present' && it.arrivalId === leaving && it.screen.qr, 'a QR');
const token = (shown.screen.qr as string).split('/').pop()!;
const checkout = await checkouts.checkoutGet({ token });
if (checkout.owed?.amount !== 1000) fail(`ten yuan are due, not ${JSON.stringify(checkout.owed)}`);
await checkouts.checkoutPay({ token, checkoutPayment: { channel: 'sandbox' } });
await exit.opens(leaving);

const paid = await endpoint.events.first((it) => it.type === 'order.paid', 'order.paid by webhook');
const ended = await endpoint.events.first((it) => it.type === 'stay.ended', 'stay.ended by webhook');
console.log('paid:', JSON.stringify(paid.data), 'out:', ended.data.plate);

await entry.end();
await exit.end();
endpoint.close();
console.log('STRANGER-DONE');
