# The same numbers, as OpenTofu users declare them if an API has no provider.
terraform {
  required_providers {
    restapi = { source = "mastercard/restapi" }
  }
}

variable "graph_url" { type = string }
variable "token" { type = string }
variable "numbers" { type = number }

provider "restapi" {
  uri                  = var.graph_url
  headers              = { Authorization = "Bearer ${var.token}", Content-Type = "application/json" }
  write_returns_object = true
}

resource "restapi_object" "number" {
  count     = var.numbers
  path      = "/v26.0/100000000000001/phone_numbers"
  read_path = "/v26.0/{id}"
  data = jsonencode({
    cc            = "1"
    phone_number  = format("%d55501%02d", 201 + floor(count.index / 100), count.index % 100)
    verified_name = "Example ${count.index}"
  })
}
