#!/usr/bin/env bash
# Starts an image by compose.yaml beside PostgreSQL and EMQX, and waits until it is ready: migrated, and let in by the broker.
set -euo pipefail
cd "$(dirname "$0")/.."
random() { openssl rand -hex 16; }
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2> /dev/null | openssl pkey -pubout -out compose/jwt.pub
cat > .env <<END
GATEHOUSE_IMAGE=$1
GATEHOUSE_DB_OWNER_PASSWORD=$(random)
GATEHOUSE_DB_PASSWORD=$(random)
POSTGRES_PASSWORD=$(random)
GATEHOUSE_SECRET=$(openssl rand -base64 32)
GATEHOUSE_OAUTH_KEY='$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2> /dev/null | tr -d '\n')'
GATEHOUSE_CREDENTIALS_KEYS=$(openssl rand -base64 32)
GATEHOUSE_MQTT_PASSWORD=$(random)
GATEHOUSE_BROKER_SECRET=$(random)
GATEHOUSE_EMQX_URL=http://emqx:18083
GATEHOUSE_EMQX_SECRET=$(random)
END
trap 'docker compose --profile emqx down --volumes; rm -f .env' EXIT
docker compose --profile emqx up --detach
for _ in $(seq 90); do
  if curl -sSf http://localhost:8080/q/health/ready 2> /dev/null; then exit 0; fi
  sleep 2
done
docker compose --profile emqx logs
exit 1
