# Numbers and their registration, as a careful user of OpenTofu declares them with a provider for any REST API.
terraform {
  required_providers {
    restapi = { source = "mastercard/restapi" }
  }
}

variable "graph_url" { type = string }

variable "token" {
  type      = string
  sensitive = true
}

variable "numbers" {
  type = map(object({ cc = string, phone_number = string, verified_name = string }))
}

# With a PIN, every number is registered.
variable "pin" {
  type      = string
  sensitive = true
  default   = ""
}

provider "restapi" {
  uri                   = var.graph_url
  headers               = { Authorization = "Bearer ${var.token}" }
  create_returns_object = true
  timeout               = 30
}

resource "restapi_object" "number" {
  for_each = var.numbers

  path          = "/v26.0/100000000000001/phone_numbers"
  data          = jsonencode(each.value)
  read_path     = "/v26.0/{id}"
  update_path   = "/v26.0/{id}"
  update_method = "POST"
  update_data   = jsonencode({ new_display_name = each.value.verified_name })
  destroy_path  = "/v26.0/{id}"
  # Another number is another object. Meta cannot change the digits of one.
  force_new = [each.value.cc, each.value.phone_number]
}

resource "restapi_object" "registration" {
  for_each = nonsensitive(var.pin != "") ? var.numbers : {}

  object_id      = restapi_object.number[each.key].id
  path           = "/v26.0/${restapi_object.number[each.key].id}/register"
  data           = jsonencode({ messaging_product = "whatsapp", pin = var.pin })
  read_path      = "/v26.0/{id}"
  update_path    = "/v26.0/{id}"
  update_method  = "POST"
  update_data    = jsonencode({ pin = var.pin })
  destroy_path   = "/v26.0/{id}/deregister"
  destroy_method = "POST"
}
